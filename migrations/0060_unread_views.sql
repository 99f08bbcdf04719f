-- The tree takes units, posts and people from the chart in memory; nobody reads these views any more.
drop view organisation.published_units;
drop view organisation.published_posts;
drop view organisation.published_holders;
drop view organisation.published_people;
