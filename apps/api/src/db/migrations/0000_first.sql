CREATE TABLE `audit_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`hospital_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject_id` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `audit_entries_by_hospital` ON `audit_entries` (`hospital_id`,`at`);--> statement-breakpoint
CREATE TABLE `department_doctors` (
	`department_id` text NOT NULL,
	`doctor_id` text NOT NULL,
	PRIMARY KEY(`department_id`, `doctor_id`),
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`doctor_id`) REFERENCES `doctors`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `departments` (
	`id` text PRIMARY KEY NOT NULL,
	`hospital_id` text NOT NULL,
	`name` text NOT NULL,
	`code` text NOT NULL,
	`time_zone` text NOT NULL,
	`roll_over_time` text NOT NULL,
	`join_policy` text NOT NULL,
	`daily_capacity` integer,
	`call_count_max` integer NOT NULL,
	`return_after` integer NOT NULL,
	`external_id` text,
	`metadata` text DEFAULT '{}' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`hospital_id`) REFERENCES `hospitals`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "departments_metadata_is_json" CHECK(json_valid("departments"."metadata"))
);
--> statement-breakpoint
CREATE INDEX `departments_by_hospital` ON `departments` (`hospital_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `departments_external_id` ON `departments` (`hospital_id`,`external_id`);--> statement-breakpoint
CREATE TABLE `doctors` (
	`id` text PRIMARY KEY NOT NULL,
	`hospital_id` text NOT NULL,
	`name` text NOT NULL,
	`external_id` text,
	`metadata` text DEFAULT '{}' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`hospital_id`) REFERENCES `hospitals`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `doctors_external_id` ON `doctors` (`hospital_id`,`external_id`);--> statement-breakpoint
CREATE TABLE `hospitals` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`country` text NOT NULL,
	`external_id` text,
	`metadata` text DEFAULT '{}' NOT NULL,
	`created_at` integer NOT NULL,
	CONSTRAINT "hospitals_metadata_is_json" CHECK(json_valid("hospitals"."metadata"))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `hospitals_external_id_unique` ON `hospitals` (`external_id`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`department_id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`pushed_version` integer DEFAULT 0 NOT NULL,
	`changed_at` integer NOT NULL,
	`tried_at` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`tried_at`) WHERE pushed_version < version;--> statement-breakpoint
CREATE TABLE `points` (
	`id` text PRIMARY KEY NOT NULL,
	`department_id` text NOT NULL,
	`name` text NOT NULL,
	`doctor_id` text,
	`capacity` integer NOT NULL,
	`is_available` integer NOT NULL,
	`external_id` text,
	`metadata` text DEFAULT '{}' NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`department_id`) REFERENCES `departments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`doctor_id`) REFERENCES `doctors`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "points_capacity" CHECK("points"."capacity" between 1 and 5)
);
--> statement-breakpoint
CREATE INDEX `points_by_department` ON `points` (`department_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `points_external_id` ON `points` (`department_id`,`external_id`);--> statement-breakpoint
CREATE TABLE `api_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`hospital_id` text NOT NULL,
	`kind` text NOT NULL,
	`hash` text NOT NULL,
	`origins` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_hash_unique` ON `api_keys` (`hash`);--> statement-breakpoint
CREATE INDEX `api_keys_by_hospital` ON `api_keys` (`hospital_id`,`id`);--> statement-breakpoint
CREATE TABLE `visits` (
	`id` text PRIMARY KEY NOT NULL,
	`hospital_id` text NOT NULL,
	`department_id` text NOT NULL,
	`service_day` text NOT NULL,
	`number` integer NOT NULL,
	`status` text NOT NULL,
	`external_id` text,
	`issued_at` integer NOT NULL,
	`version` integer NOT NULL,
	`seq` integer NOT NULL,
	`data` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `visits_department_day` ON `visits` (`department_id`,`service_day`,`number`);--> statement-breakpoint
CREATE INDEX `visits_external` ON `visits` (`hospital_id`,`external_id`);