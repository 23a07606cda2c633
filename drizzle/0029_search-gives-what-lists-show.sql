-- It gives other columns now, and what a function gives cannot be replaced. It is made anew with the locks (server/db).
drop function if exists matching_products(text[]);
