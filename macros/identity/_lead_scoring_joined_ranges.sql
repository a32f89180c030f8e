{#- Rows that differ only in adjoining time ranges, as one: what holds from Monday
    to Tuesday and from Tuesday to Friday holds from Monday to Friday.

    Arguments:
        relation (str): has the columns, known_from and known_to; the ranges of
            the same columns do not overlap.
        columns (list of str): what makes rows the same. -#}
{% macro _lead_scoring_joined_ranges(relation, columns) -%}
    {%- set same = columns | join(', ') -%}
    select
        {{ same }},
        min(known_from) as known_from,
        max(known_to) as known_to
    from (
        select
            *,
            sum(is_apart) over (
                partition by {{ same }} order by known_from
                rows between unbounded preceding and current row
            ) as island
        from (
            select
                *,
                case
                    when known_from = lag(known_to) over (
                        partition by {{ same }} order by known_from
                    ) then 0
                    else 1
                end as is_apart
            from {{ relation }}
        ) as compared
    ) as islands
    group by {{ same }}, island
{%- endmacro %}
