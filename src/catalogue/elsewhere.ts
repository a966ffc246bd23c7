/**
 * What people decide that is no architecture of software, written like the signals of a topic and set against the best of
 * them. Whole kinds of decisions: people, places, purchases, law, money, marketing, events.
 */
const kinds: readonly (readonly [weight: number, signals: string])[] = [
  // People and how they are organised.
  [
    9,
    "hire|hiring|recruit|recruiting|recruiter|recruitment|einstellen|einstellung|embaucher|recruter|recrutement|contratar|contratación|personalsuche; salary|salaries|wage|wages|gehalt|gehälter|salaire|salaires|salario|salarios|gehaltsbänder|pay rise|pay raise|bonus|bonuses|prämie|prämien; parental leave|maternity leave|sabbatical|vacation|holidays|holiday|sick days|urlaub|elternzeit|congé|congés|vacaciones|time off|overtime; freelancer|freelancers|contractor|contractors|daily rate|daily rates|intern|interns|apprentice|trainee|interns|architect|cto|directeur|director|directrice|certification|juniors|headcount|head count|candidate|candidates|applicant|applicants ... hire|rates|which|how many|or|choose|limit|programme; reorgani*|reorg|reporting lines|merge the teams|merge the two teams|merging the teams|umorganis*|réorganis*|team structure|org chart|organisation chart|new structure|people per team|size of team|team size|on-call rota|dissolve the team|squads|tribes|chapter lead; lead of|new lead|head of|manager of|successor|nachfolge*|teamleitung|chef d'équipe; works council|betriebsrat|comité d'entreprise; four-day week|working hours|working time|home office|remote work|hybrid work|arbeitszeit*|télétravail|teletrabajo|working from abroad|days in the office|core hours; training budget|weiterbildung*|fortbildung*|formation du personnel|certification course|certification of the|certificates for employees|pays for|which course|training provider|language course|mentoring|appraisal|performance review|feedback talks|career|promotion|promotions; human resources|personnel decision|dismiss|layoff|layoffs|redundancies|severance|termination|dismissal|kündigung*|abfindung*|licenciement|works agreement|betriebsvereinbarung|union|collective agreement|probation|reskilling|retraining of|on-call allowance|allowance|notice period|dress code|code of conduct|diversity|job title|job titles|job advert*",
  ],
  // Places and things.
  [
    9,
    'office|offices|büro|bureaux|oficina|oficinas|coworking|second location|new location|standort suchen; chairs|chair|desk|desks|furniture|schreibtisch*|stühle|möbel|meeting room|meeting rooms|parking|car park|bike racks|office plants|cleaning company|cleaning|carpet|forklift|forklifts|lorry|lorries|warehouse shelves|moving company|relocate the team|relocation of the team; moving|move|umzug ... team|department|floor|staff|berlin|building; buy or lease|buy or rent|leasing or buying; supplier|suppliers|vendor for ... keyboards|monitors|furniture|paper|coffee|devices|equipment|uniforms|cables; laptops|laptop|notebooks|macbook|macbooks|monitors for|headset|headsets|keyboards|phones for staff|smartphones for|printer|printers|coffee machine|coffee|kaffee*|vending machine|projector; company car|company cars|electric cars|firmenwagen|dienstwagen|voiture de fonction|coche de empresa|pool cars|job bike; canteen|cafeteria|staff restaurant|catering|caterer|kantine|cantine|lunch|meals|buffet|snacks|fruit basket; badge printer|locks for the office|security guard|alarm system for the building|solar panels|ergonomic|docking stations|heating of the office|air conditioning',
  ],
  // Events and marketing.
  [
    9,
    "conference|konferenz|conférence|congreso|trade fair|trade show|fair|messe|meetup|hackathon|summit ... sponsor|attend|exhibit|which|booth|stand|tickets|book|speak|talk|visit|should|organise|host; sponsor|sponsoring|sponsorship; summer party|christmas party|team event|team building|offsite|company trip|betriebsausflug|weihnachtsfeier|sommerfest|séminaire d'entreprise|escape room|excursion|retreat; logo|logos|slogan|branding|rebranding|brand|brands|corporate design|company colours|mascot|t-shirts|merchandise|swag; rename|name for|new name|umbenennen|renommer ... product|company|launch|brand|platform|team; advertising|advert|campaign agency|marketing agency|press release|newsletter text|social media|podcast|video for the fair|trade magazine|christmas cards|customer magazine|magazine|brochure|brochures|flyer|flyers|leaflet|gift|gifts|anniversary|jubilee|hoodies|award|awards|customer gifts|giveaways; agency|agencies|agence|agencia|agentur ... translation|translations|texts|recruiting|design|advertising|marketing|website|choose|pr|media|which; translation|translations|translator|translators|übersetzung*|traduction|traducción ... agency|agencies|texts|office|word|company|provider",
  ],
  // Money, law, companies.
  [
    9,
    'insurance|insurances|insurer|versicherung*|assurance|seguro ... which|policy|liability|cyber|choose|take|offers|premiums|broker|company car|for our; liability|premium|premiums ... insurance; price|prices|pricing|preis|preise|prix|precio|fee ... raise|raises|increase|enterprise plan|plan|plans|per seat|packages|licence model|freemium|subscription model|annual; raise the price|price increase|preiserhöhung|price list|discount|discounts|rabatt*|remise|descuento*|pricing model|pricing plan|pricing of|price tiers|free tier|free plan; acquire|acquisition of|acquisition|merger|takeover|buy the company|buy the start-up|übernahme|rachat|sell the|sell our|investor|investors|due diligence|stock options|funding round|venture; law firm|lawyer|lawyers|attorney|anwalt*|kanzlei|avocat|abogado|lawsuit|litigation|trademark|patent|patents|gdpr proceedings|notary|non-disclosure; bank|banque|banco|hausbank ... account|which|loan|credit line|choose|quelle|compte; tax adviser|steuerberater*|tax consultant|tax advisor|accountant|accounting firm|legal form|gmbh|limited company|incorporate|holding company|notar|statutes of the company|consultant|consultancy|consulting firm|auditing firm|expert-comptable|leasing contract|procurement rules|travel policy|travel expenses|reisekosten|expense rules|donation|donate|charity; outsource|outsourcing|call centre|call center|hotline ... support|hours|partner|offshore|agency|customer; offers between|offers from|made an offer|made offers|three offers|brought three offers|offer by the hour; market entry|enter the market|open a subsidiary|subsidiary in|expand to|expansion to|new market|partner programme|reseller|resellers|distribution partner',
  ],
  // Daily life of a company.
  [
    8,
    'raise for|pay scale|supplement|equity|vesting|pension|pension plan|allowances|betriebsarzt|company doctor|health insurance|krankenkasse|gym membership|benefits|perks; english course|german course|language lessons|lessons|course for|kurs für|cours de|schulung*|workshop|workshops ... team|department|which|house|moderator; relocation|visa|visas|work permit|flat|flats|apartment|hotel ... colleagues|employees|foreign|agency|staff; podcast|blog name|hackathon|company video|photo shoot|photographer|career page|open day; reinigung|gebäudereinigung|cleaning|gardener|caretaker|security service|reception desk|receptionist; ping-pong|table football|kitchen|dishwasher|fridge for the|plants|bike|bicycle|garage|charging points; electricity contract|gas contract|energy contract|phone contract|mobile contract|stromvertrag|stromanbieter|water cooler|post office|courier contract|parcel service contract; uniform|uniforms|shirts|clothing|work clothes|safety shoes|business cards|letterhead|stationery; successor|deputy|retiring head|managing director|ceo|board member|supervisory board|founder|founders|advisor|advisors|advisory board; stop serving|leave the market|country to enter|close the site|close the branch|branch office|subsidiary|niederlassung; funding|grant application|loan|credit line|investment round|budget for 20*|cost cutting|savings|dividend|shareholder|shareholders; ausschreiben|vertragsverlängerung|tendering|tender for cleaning; crèche|kindergarten|childcare|volunteering day|charity run|sports day|company run; newsletter name|slide template|presentation template|claim for|tagline|fair stand|stand at the',
  ],
  // Words that are heard in such texts, and sometimes in ours.
  [
    4,
    'hr|human resources|personnel|works council|union|labour law; facility management|facility; bids|bid between|three bids|free of charge|per month each|lump sum|per year each; marketing|sales fears|competitors|competitor|competition|brand awareness; works council|betriebsrat; per head|per person|per seat|per place|per word|per day rate|per hour; vegetarian|vegetarians|bus|weather permitting|rain; leasing|lease|rent|miete; employees|staff|colleagues ... vote|happy|motivation|satisfaction|prefer; contract ... sign|signed|signature|ends|runs out; founders|board decides|shareholders|directors fear; tax|taxes|steuer; mentor|juniors|seniors|parental; booth|stand; delivery takes|purchasing|procurement|einkauf; churn|renewals; salaries|salary|bonus; offers|offer|quotes; travel|flights; party; premium|premiums|excess|insured; unrest|resign|quit|threaten; team spirit|morale|culture|motivation',
  ],
];

export const elsewhere: Readonly<Record<string, number>> = Object.fromEntries(
  kinds.flatMap(([weight, signals]) => signals.split(/;\s*/).map(signal => [signal, weight])),
);

/** `office` decides little about an office app, nor `insurance` about an insurer's portal: such a word says whose software it is. */
const software =
  '(?:service|engine|application|app|portal|system|platform|site|website|web ?shop|api|database|software|tool|backend|frontend|server|page|data|module|dashboard|product|solution|process|calculator|shop|core|catalogue|archive|list|store|store|plattform|anwendung|dienst|client|code|repositor(?:y|ies)|cluster|cache|queue|records?|events?|requests?|search|calls?|login|file|form|feed|screen|interface|schnittstelle)s?';
const whose = new RegExp(
  `(?:(?!(?:a|an|and|at|by|for|from|how|in|is|of|on|or|our|should|the|their|to|we|which|with|what|new|move|sell|acquire|hire|rename|sponsor|choose)\\b)[\\p{L}'’-]+ ){1,3}${software}(?![\\p{L}])`,
  'giu',
);

/** A title without the words that only say whose software it is about. */
export function withoutOwners(title: string): string {
  return title.replace(whose, ' ');
}
