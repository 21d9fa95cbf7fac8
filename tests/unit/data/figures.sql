-- SPDX-License-Identifier: Apache-2.0
-- What figures.db is made of, by the sqlite3 program: README.md says how.
CREATE TABLE figures (code TEXT, year TEXT, kind TEXT, figure, flags TEXT, remark TEXT);
INSERT INTO figures VALUES
  ('BV 8', '2001/02', 'outturn', 90.5, NULL, NULL),
  ('BV 8', '2002/03', 'outturn', 92, 'amended', 'Counted again.'),
  ('BV 8', '2003/04', 'outturn', '94.1%', NULL, NULL),
  ('BV 12', '2003/04', 'outturn', 0.1 + 0.2, 'provisional', NULL),
  ('BV 12', '2003/04', 'target', NULL, NULL, NULL),
  ('BV 86', '2003/04', 'outturn', '£1,234.50', NULL, NULL),
  ('BV 999', '2003/04', 'outturn', 1, NULL, NULL);
CREATE VIEW outturns AS SELECT * FROM figures WHERE kind = 'outturn';
