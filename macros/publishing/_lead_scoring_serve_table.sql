{#- The statements that put the rows of a built table into the served one. -#}
{% macro _lead_scoring_serve_table(table) -%}
    {%- if table.model.name == 'lead_scores' -%}
        do $serve$
        begin
            if not exists (select 1 from {{ table.built }})
                and exists (select 1 from {{ table.served }}) then
                raise exception 'No lead could be scored, so readers keep the build before: does crm_leads have rows, created by the day to score?';
            end if;
        end
        $serve$;
    {%- endif %}
    delete from {{ table.served }};
    {% if table.changes -%}
        alter table {{ table.served }}
        {{ table.changes | join(', ') }};
    {%- endif %}
    insert into {{ table.served }} ({{ table.columns }})
    select {{ table.columns }} from {{ table.built }};
    {% for change in table.comments %}{{ change }};
    {% endfor %}
    {%- for statement in get_dcl_statement_list(
        table.served, table.model.config.grants or {}, get_grant_sql
    ) %}{{ statement }};
    {% endfor %}
{%- endmacro %}
