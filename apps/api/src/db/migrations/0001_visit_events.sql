CREATE TABLE `visit_events` (
	`id` text NOT NULL,
	`hospital_id` text NOT NULL,
	`department_id` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`command` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`service_day` text NOT NULL,
	`data` text NOT NULL,
	PRIMARY KEY(`department_id`, `seq`)
);
