ALTER TABLE `departments` ADD `name_translations` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `points` ADD `name_translations` text DEFAULT '{}' NOT NULL;