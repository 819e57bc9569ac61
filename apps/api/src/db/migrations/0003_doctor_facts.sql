ALTER TABLE `doctors` ADD `speciality` text;--> statement-breakpoint
ALTER TABLE `doctors` ADD `qualification` text;--> statement-breakpoint
ALTER TABLE `doctors` ADD `languages` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `doctors` ADD `fee_amount_minor` integer;--> statement-breakpoint
ALTER TABLE `doctors` ADD `fee_currency` text;--> statement-breakpoint
ALTER TABLE `doctors` ADD `leave` text DEFAULT '[]' NOT NULL;