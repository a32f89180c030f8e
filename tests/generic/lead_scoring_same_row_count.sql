{#- Two models have as many rows: a join in between neither lost nor repeated one.

    Arguments:
        to (relation): the other model.
        to_where (str): SQL that is true of its rows to count. -#}
{% test lead_scoring_same_row_count(model, to, to_where='true') %}

    select counts.*
    from (
        select
            (select count(*) from {{ model }}) as rows_here,
            (select count(*) from {{ to }} where {{ to_where }}) as rows_there
    ) as counts
    where counts.rows_here <> counts.rows_there

{% endtest %}
