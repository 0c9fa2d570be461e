-- What a query would have matched: posts that hold one of its words, past the newest that the preview reads one by one.
set local citus.multi_shard_modify_mode = 'sequential';
set local role owner;
set local role search_owner;
-- Ids only, of the tenant of the context: the texts are read under the policies. A lexeme that ends in * is a beginning.
create function app.posts_with(lexemes text[], since timestamptz, before timestamptz, max_rows int)
returns table (id uuid, at timestamptz) language plpgsql stable parallel restricted security definer set search_path = '' as $$
declare me uuid := app.tenant_id(); n int := least(greatest(max_rows, 1), 1000); q tsquery; l text; word text; one tsquery;
begin
  if cardinality(lexemes) not between 1 and 100 then return; end if;
  foreach l in array lexemes loop
    word := rtrim(l, '*');
    continue when word !~ '^[[:alnum:]]{2,60}$';
    one := (quote_literal(word) || case when l = word then '' else ':*' end)::tsquery;
    -- A name of a place that we keep whole is a stem there.
    if l = word then one := one || plainto_tsquery('pg_catalog.dutch', word); end if;
    q := coalesce(q || one, one);
  end loop;
  if q is null or numnode(q) = 0 then return; end if;
  return query with hit as materialized (select m.id, m.at from app.message m
      where m.tenant_id = me and m.tsv @@ q and m.at >= since and m.at < before)
    select h.id, h.at from hit h order by h.at desc, h.id desc limit n;
end $$;
grant execute on function app.posts_with(text[], timestamptz, timestamptz, int) to app;
