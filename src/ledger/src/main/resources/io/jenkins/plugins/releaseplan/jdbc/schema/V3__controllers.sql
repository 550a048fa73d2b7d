-- Which controller runs a release, and alone goes on with it; empty for releases from before controllers were told apart.

ALTER TABLE releases ADD COLUMN controller VARCHAR(200) DEFAULT '' NOT NULL;
