-- What stands above the rows of a promise: what kind of promise a row of block A is, and the outer of two headings of block B.
alter table agreements.rows add column heading text;
alter table agreements.budget_rows add column outer_code text, add column outer_name text;
