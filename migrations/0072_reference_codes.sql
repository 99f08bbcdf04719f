-- The code an indicator has in the national list of development indicators (Kep. Menteri PPN 26A/M.PPN/HK/05/2025), with its edition, as text.
alter table planning.indicator_versions add column reference_code text;
