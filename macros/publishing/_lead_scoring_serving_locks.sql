{#- Locks all that is needed, or nothing: each attempt is short, so that readers
    never queue behind it for long, and where a reader waits for this build in
    turn, the build gives way before Postgres ends one of the two. -#}
{% macro _lead_scoring_serving_locks(tables) -%}
    {%- set attempts = var('lead_scoring_serve_attempts') | int -%}
    do $serve$
    declare
        holders text;
    begin
        for attempt in 1..{{ attempts }} loop
            begin
                {% for table in tables %}
                    lock table {{ table.built }} in access share mode;
                    lock table {{ table.served }} in
                        {{ 'access exclusive' if table.changes
                           else 'row exclusive' }} mode;
                {% endfor %}
                return;
            exception when lock_not_available then null;
            end;
            perform pg_sleep(least(attempt / 10.0, 2));
        end loop;
        select string_agg(distinct format(
            '%s (%s)', pid, concat_ws(', ', usename, nullif(application_name, ''))
        ), '; ') into holders
        from pg_locks inner join pg_stat_activity using (pid)
        where pid <> pg_backend_pid() and granted and relation in (
            {% for table in tables -%}
                '{{ dbt.escape_single_quotes(table.served | string) }}'::regclass
                {{- ', ' if not loop.last }}
            {% endfor %}
        );
        raise exception using errcode = 'lock_not_available', message = format(
            'The marts are built but readers still see the build before, as '
            'some session holds a lock on them for too long (process %s): '
            'end it, then run dbt run-operation lead_scoring_publish.',
            coalesce(holders, 'unknown')
        );
    end
    $serve$;
{%- endmacro %}
