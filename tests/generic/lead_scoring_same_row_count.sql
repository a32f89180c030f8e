{#- Two models have as many rows: a join in between neither lost nor repeated one.

    Arguments:
        to (relation): the other model. -#}
{% test lead_scoring_same_row_count(model, to) %}

    select counts.*
    from (
        select
            (select count(*) from {{ model }}) as rows_here,
            (select count(*) from {{ to }}) as rows_there
    ) as counts
    where counts.rows_here <> counts.rows_there

{% endtest %}
