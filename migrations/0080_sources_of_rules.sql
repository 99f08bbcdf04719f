-- Where the values of a national rule pack come from, by their place in it, and whether they were read in the text of the law itself.
alter table organisation.rule_packs add column sources jsonb not null default '{}';
