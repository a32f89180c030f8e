-- The words of the world. Mail to these domains goes nowhere: companies live
-- under .example, and free-mail names are invented and numbered.
set variable first_names = string_split(
    'Anna Ben Carla David Elena Felix Grace Hugo Ines Jonas Karin Liam Maria '
    || 'Nina Omar Paula Quinn Rosa Samir Tara Umar Vera Wim Yara Zoe Anouk '
    || 'Bram Chloe Daan Emma Femke Gijs Hanna Ivan Julia Kofi Lena Marco',
    ' '
);
set variable last_names = string_split(
    'Adler Bakker Costa Dubois Evans Fischer Garcia Hansen Ibrahim Jansen '
    || 'Keller Larsen Meyer Novak Olsen Peters Quist Rossi Smith Tanaka Unger '
    || 'Visser Weber Young Zimmer Andersson Brown Clark Davies Engel Fontaine '
    || 'Grant Hughes Iversen Jones Koch Lopez Moreau Nilsson OConnor Park',
    ' '
);
set variable company_first_names = string_split(
    'Amber Birch Cedar Delta Ember Fjord Granite Harbor Iris Juniper Kestrel '
    || 'Lumen Maple North Orchard Prairie Quartz River Summit Timber',
    ' '
);
set variable company_last_names = string_split(
    'Analytics Bank Clinic Dynamics Energy Foods Group Homes Insurance Labs '
    || 'Logistics Media Partners Retail Software Systems Travel Works',
    ' '
);
set variable industries = [
    'Software', 'Software', 'Software', 'Financial Services',
    'Financial Services', 'Healthcare', 'Healthcare', 'Retail', 'Retail',
    'Manufacturing', 'Manufacturing', 'Logistics', 'Media', 'Education',
    'Nonprofit', 'Energy',
];
set variable countries = [
    'US', 'US', 'US', 'US', 'US', 'US', 'US', 'GB', 'GB', 'GB', 'DE', 'DE',
    'NL', 'NL', 'FR', 'CA', 'CA', 'AU', 'SE', 'ES', 'IN', 'BR', 'NG', 'ID',
];
set variable unserved_countries = ['IN', 'BR', 'NG', 'ID'];
set variable country_names = map {
    'US': 'United States', 'GB': 'United Kingdom', 'DE': 'Germany',
    'NL': 'Netherlands', 'FR': 'France', 'CA': 'Canada', 'AU': 'Australia',
    'SE': 'Sweden', 'ES': 'Spain', 'IN': 'India', 'BR': 'Brazil',
    'NG': 'Nigeria', 'ID': 'Indonesia',
};
set variable free_domains = [
    'gmail.com', 'gmail.com', 'gmail.com', 'outlook.com', 'yahoo.com',
    'gmx.de', 'proton.me', 'icloud.com',
];
set variable own_domain = 'brightdesk.example';
set variable competitor_domains = [
    'rivaldesk.example', 'ticketpeak.example', 'helpharbor.example',
];
set variable university_domains = [
    'campus-north.example', 'uni-lakeside.example',
];

-- Titles by level. 'MVP' is no VP, and an 'Internal Auditor' no intern.
set variable levels = [
    'student', 'intern', 'specialist', 'manager', 'director', 'vp', 'c_level',
];
set variable titles = [
    ['Student', 'PhD student', 'Student, Economics', 'Master student',
        'Student assistant', 'Exchange student'],
    ['Marketing Intern', 'Intern', 'Intern - Operations', 'IT intern',
        'Summer Intern', 'Sales Intern (6 months)'],
    ['Software Engineer', 'Support Agent', 'Systems Analyst', 'Accountant',
        'Internal Auditor', 'Customer Care Specialist'],
    ['IT Manager', 'Support Team Lead', 'Operations manager',
        'MVP Program Manager', 'Customer Success Manager', 'Project Manager'],
    ['Director of IT', 'Head of Support', 'Senior Director, Operations',
        'Head of Customer Experience', 'Director Digital', 'Sales Director'],
    ['VP Sales', 'Vice President Operations', 'VP of Customer Success',
        'SVP Engineering', 'VP, Support', 'Vice President, IT'],
    ['CEO', 'Chief Executive Officer', 'CTO', 'Founder & CEO', 'COO',
        'Chief Information Officer'],
];

set variable lead_sources = [
    'website', 'website', 'website', 'website', 'paid_search', 'paid_search',
    'webinar', 'event', 'referral', 'list_import', 'partner',
];
set variable mail_campaigns = [
    'monthly-news', 'spring-webinar', 'product-update', 'pricing-offer',
    'customer-stories', 'feature-tour',
];
set variable web_campaigns = [
    'brand-search', 'helpdesk-search', 'retargeting', 'summit-2026',
];
set variable browsers = [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/137.0 Safari/537.36',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/136.0 Edg/136.0',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) Version/18.4 Safari/605.1',
    'Mozilla/5.0 (X11; Linux x86_64; rv:139.0) Gecko/20100101 Firefox/139.0',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5) Version/18.5 Mobile Safari',
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/137.0 Mobile Safari',
];
set variable bots = [
    'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    'Mozilla/5.0 (compatible; bingbot/2.0)',
    'Mozilla/5.0 (compatible; AhrefsBot/7.0)',
    'Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/137.0 Safari/537.36',
    'python-requests/2.32',
];
set variable malformed = [
    'none', 'n/a', 'info@', '@company.example', 'mail at company.example',
    'first last@company.example', 'sales@@company.example', 'me@localhost',
];
set variable regions = ['North', 'South', 'East', 'West'];
