import type { SectionRole } from '../model';
import { remembered } from '../text/memo';

/*
 * What sections are called. Each line is a role and the headings that announce it, as they are found in records of many
 * teams and languages; more telling ones first. The text they are tried on is lower case, without numbering and marks.
 */
const ROLES: readonly (readonly [SectionRole, RegExp])[] = [
  [
    'status',
    /^(?:(?:current |adr |decision |record )?status|state|lifecycle|状态|狀態|ステータス|状況|상태|estado|situação|statut|état|stato|статус|stav|durum|stand|zustand)(?:$|[ :(（\-–—])/,
  ],
  [
    'triggers',
    /backtrack|re-?open|revisit|reconsider|review (?:triggers?|conditions?|criteria)|(?:when|conditions?) to (?:re|chang)|change triggers?|trigger|exit criteria|回溯|重新(?:评估|审视|考虑)|见直し|見直し|wiedervorlage|überprüfungs|déclencheurs|réexamen|disparadores|revisión|gatilhos/,
  ],
  [
    'drivers',
    /^(?:decision |key |business |technical |architectural )?(?:drivers?|forces)\b|^(?:criteria|evaluation criteria|decision criteria|selection criteria|requirements?|key requirements|constraints)$|决策驱动|驱动因素|评估标准|評価基準|決定要因|entscheidungstreiber|(?:bewertungs|entscheidungs)kriterien|einflussfaktoren|facteurs de d[ée]cision|crit[èe]res|factores|criterios|fatores|crit[ée]rios/,
  ],
  [
    'matrix',
    /(?:decision|comparison|evaluation|scoring|trade-?off|weighted|options?|pugh) (?:comparison )?(?:matrix|framework|table|scores?|scoring|analysis results)|^(?:scoring|scores?|evaluation|matrix|side-by-side(?: comparison)?|comparison|weighted scoring|multi-criteria.*|option evaluation|evaluation of (?:options|alternatives))$|decision analysis|评分|評分|对比|决策矩阵|比较|評価(?!基準)|比較|entscheidungsmatrix|bewertung|nutzwertanalyse|gegenüberstellung|matrice|tableau comparatif|évaluation|matriz|evaluaci[óo]n|avalia[çc][ãa]o|comparaci[óo]n|compara[çc][ãa]o/,
  ],
  [
    'metrics',
    /success (?:metrics|criteria|measures)|^(?:metrics|kpis?|key metrics|performance targets|acceptance criteria)$|成功指标|成功指標|erfolgs(?:kriterien|metriken)|kennzahlen|indicateurs|métricas|mesures de succès/,
  ],
  [
    'implementation',
    /^implementation|^(?:rollout|roll-out|migration|action|deployment|delivery) (?:plan|steps?|strategy|path)|^(?:plan|roadmap|next steps|actions|action items|follow-?ups?.*|timeline|how we will implement.*)$|实施|实现|実装|导入|umsetzung|einführung|mise en œuvre|plan d.action|implementaci[óo]n|implementa[çc][ãa]o/,
  ],
  [
    'positive',
    /^(?:positive|pros?\b(?! (?:and|&|\/|\+) )|advantages?|benefits?|good|upsides?|what becomes easier)|^positives?$|正面|积极|优点|优势|好处|メリット|良い|^(?:positiv|vorteile)|^(?:positi(?:ve|f)s?|avantages|bénéfices)|^(?:positiv[ao]s?|ventajas|beneficios)|^(?:vantagens|benefícios)/,
  ],
  [
    'negative',
    /^(?:negative|cons?$|cons(?=[ :/&])|disadvantages?|drawbacks?|bad|downsides?|what becomes (?:harder|more difficult)|risks?$|liabilities)|负面|消极|缺点|劣势|デメリット|悪い|^(?:negativ|nachteile)|^(?:négati|inconvénients)|^(?:negativ[ao]s?|desventajas|inconvenientes)|^desvantagens/,
  ],
  [
    'mitigations',
    /mitigat|risks? (?:and|&) |缓解|应对|対策|軽減|gegenma(?:ß|ss)nahmen|risikominderung|atténuation|mitigaci|mitiga[çc]/,
  ],
  [
    'alternatives',
    /^(?:rejected |other |evaluated |alternative )?(?:alternatives?|alternative (?:approaches|solutions|designs|options)|options rejected)\b|pros (?:and|&) cons|alternatives|备选|替代方案|被拒绝|代替案|検討した|^alternativen|verworfene|^alternatives|^alternativas|vor- und nachteile|avantages et inconv|ventajas y desv|pr[óo]s e contras/,
  ],
  [
    'options',
    /^(?:considered |possible |available |evaluated )?(?:options?|solutions|choices|proposals|candidates)(?: considered| evaluated| comparison)?$|^(?:considered|evaluated) (?:options|alternatives|models)|options considered|solution space|可选方案|候选|方案|选项|選択肢|検討|^(?:betrachtete |geprüfte )?(?:optionen|möglichkeiten|lösungsoptionen)|options (?:envisagées|considérées|étudiées)|opciones|opções/,
  ],
  [
    'decision',
    /^(?:final |the |our |architectural )?(?:decisions?|resolution|outcome|conclusion|recommendation|chosen (?:option|solution)|selected (?:option|solution)|proposed (?:solution|decision)|proposal|solution)(?:$|[ :(（\-–—])|^决定|^决策|^決定|^決策|^결정|^(?:entscheidung|beschluss|ergebnis der entscheidung)|^(?:d[ée]cision|choix)|^(?:decisi[óo]n|decis[ãa]o)|^(?:решение|rozhodnutí|karar|decisione|besluit|beslissing)/,
  ],
  [
    'consequences',
    /^(?:consequences?|implications?|impacts?|results?|effects?|outcomes?|trade-?offs?|consequences? .*|positive and negative.*)(?:$|[ :(（\-–—&])|后果|結果|结果|影响|影響|帰結|결과|^(?:konsequenzen|folgen|auswirkungen)|cons[ée]quences|consecuencias|consequ[êe]ncias|impacto|conseguenze|gevolgen|последствия/,
  ],
  [
    'references',
    /^(?:references?|links?|related(?: .*)?|see also|sources|bibliography|further reading|citations|external references|more information|relations?)$|参考|相关|引用|関連|参照|^(?:referenzen|verweise|quellen|weiterführend)|références|liens|referencias|enlaces|refer[êe]ncias/,
  ],
  [
    'context',
    /^(?:context|background|problem|introduction|motivation|overview|summary|abstract|description|issue|need|why|statement of the problem|the problem|current (?:state|situation)|business case|scope)(?:$|[ :(（,&\-–—])|problem statement|上下文|背景|问题|問題|コンテキスト|문맥|배경|^(?:kontext|ausgangslage|hintergrund|problem(?:stellung|beschreibung)?|motivation|fragestellung)|^(?:contexte|probl[ée]matique|énoncé)|^(?:contexto|antecedentes|problema)|^(?:контекст|kontekst|contesto|bağlam)/,
  ],
];

/** Headings under which the record's own data stands: they do not end its head. */
const HEAD =
  /^(?:(?:document |adr |decision )?metadata|meta|title|number|id|adr|date|version(?:\/date)?|version (?:and|\/) date|author\(?s?\)?|deciders?|decision[- ]makers?|participants|stakeholders|owner|tags?|changelog|change log|history|details|document (?:info|control|history)|info(?:rmation)?|日期|日付|作者|标签|元数据|版本|标题|datum|autor(?:en)?|fecha|data|auteurs?|table of contents|contents|toc)$/;

/** `3.2 **Decision Drivers** <!-- optional -->` arrives here as `3.2 decision drivers`. */
export const roleOf = remembered((heading: string): SectionRole => {
  const text = bare(heading);
  if (text === '') return 'other';
  for (const [role, pattern] of ROLES) if (pattern.test(text)) return role;
  return 'other';
});

export function isHeadHeading(heading: string): boolean {
  return HEAD.test(bare(heading));
}

/** Without numbering, emoji and decoration at either end. */
const bare = remembered((heading: string): string => {
  // The commonest kind of heading: plain words.
  if (/^[A-Za-z][A-Za-z -]*[A-Za-z]$/.test(heading)) return heading.toLowerCase();
  return heading
    .toLowerCase()
    .replace(/^(?:\s*(?:\d+(?:\.\d+)*[.):]?|[ivx]+[.)]|[a-z][.)]|[#§])\s+)+/, '')
    .replace(/\((?:optional|if applicable|essential|required)\)/g, '')
    .replace(/^[^\p{L}]+/u, '')
    .replace(/(?:[\s:：.*_]|\p{Extended_Pictographic}|\uFE0F)+$/u, '')
    .trim();
});
