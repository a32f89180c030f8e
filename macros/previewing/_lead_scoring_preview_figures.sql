{#- The queries whose rows the preview shows, by name.

    Arguments:
        most (int): how many leads to list of each scorecard and direction. -#}
{% macro _lead_scoring_preview_figures(most) -%}
    {%- set compared = 'lead_scoring_preview.compared' -%}
    {{ return({
        'matrix': 'select scorecard_id, tier_before, tier_after, count(*) as leads, '
            ~ 'count(*) filter (where not was_ready and is_ready) as enter, '
            ~ 'count(*) filter (where was_ready and not is_ready) as leave, '
            ~ 'count(*) filter (where was_ready) as ready_before, '
            ~ 'count(*) filter (where is_ready) as ready_after from ' ~ compared
            ~ ' group by all order by all',
        'totals': 'select scorecard_id, count(*) as leads, '
            ~ 'count(*) filter (where gain > 0) as up, '
            ~ 'count(*) filter (where gain < 0) as down, '
            ~ 'round(avg(score_before), 1) as mean_before, '
            ~ 'round(avg(score_after), 1) as mean_after, '
            ~ 'median(score_before) as median_before, '
            ~ 'median(score_after) as median_after, '
            ~ 'round(avg(gain) filter (where gain > 0), 1) as mean_up, '
            ~ 'round(avg(gain) filter (where gain < 0), 1) as mean_down from '
            ~ compared ~ ' group by all order by all',
        'bands': 'select scorecard_id, band, sum(before) as before, '
            ~ 'sum(after) as after from (select scorecard_id, '
            ~ 'floor(score_before / 10) * 10 as band, 1 as before, 0 as after '
            ~ 'from ' ~ compared ~ ' where score_before is not null union all '
            ~ 'select scorecard_id, floor(score_after / 10) * 10, 0, 1 '
            ~ 'from ' ~ compared ~ ' where score_after is not null) '
            ~ 'group by all order by all',
        'rows': lead_scoring._lead_scoring_preview_rows_changed(),
        'hits': lead_scoring._lead_scoring_preview_hits(),
        'listed': lead_scoring._lead_scoring_preview_listed(most),
    }) }}
{%- endmacro %}
