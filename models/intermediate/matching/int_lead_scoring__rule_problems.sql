-- What is wrong in the rule tables, one row a finding, in words. Any row fails
-- the build before a mart is touched.
with findings as (

    select * from {{ ref('int_lead_scoring__rule_row_problems') }}

    union all

    select * from {{ ref('int_lead_scoring__scorecard_problems') }}

)

-- what has no rule_id, such as an ignored page, is known by its content
select distinct
    case
        when file_name = 'ignored' then 'ignored_signals.csv'
        when
            file_name in (
                'demographic', 'behavioral', 'negative', 'disqualification'
            )
            then file_name || '_rules.csv'
        else file_name || '.csv'
    end as file_name,
    rule_id,
    condition,
    case
        when
            column_name = 'property'
            and file_name in ('demographic', 'disqualification')
            then 'attribute'
        else column_name
    end as column_name,
    case
        when file_name in ('demographic', 'disqualification')
            then replace(value, 'lead.', '')
        else value
    end as value,
    problem,
    remedy
from findings
