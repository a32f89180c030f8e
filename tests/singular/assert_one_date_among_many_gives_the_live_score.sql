-- Assumes that scoring is one function of (lead, as-of date) pairs. Were the
-- score of a date to depend on which other dates are scored with it, history
-- and evaluation would not show what sales saw.
with live as (

    select * from {{ ref('int_lead_scoring__as_of') }}

),

dates as (

    select * from live

    {% for days in [1, 7, 40] -%}
    union all

    select
        cast({{ dbt.dateadd('day', -days, 'as_of_date') }} as date)
            as as_of_date,
        {{ dbt.dateadd('day', -days, 'as_of_at') }} as as_of_at,
        known_at
    from live

    {% endfor %}
),

adjustments as (

    {{ lead_scoring_adjustments('dates') | indent(4) }}

),

pairs as (

    {{ lead_scoring_pairs('dates', 'adjustments') | indent(4) }}

),

{{ lead_scoring_ledger_steps('pairs', 'adjustments') }},

among_many as (

    select
        lead_key,
        scorecard_id,
        line_type,
        rule_id,
        rule_group,
        points
    from ledger
    where as_of_date = (select live.as_of_date from live)

),

alone as (

    select
        lead_key,
        scorecard_id,
        line_type,
        rule_id,
        rule_group,
        points
    from {{ ref('int_lead_scoring__ledger') }}

)

(
    select * from among_many
    except
    select * from alone
)
union all
(
    select * from alone
    except
    select * from among_many
)
