import { keyOf } from '../text/inline';
import { remembered } from '../text/memo';

/** What a labelled line of a record's head is about: `* Status: accepted`, `| Deciders | Ann |`, `date: 2026-01-02`. */
export type FieldName =
  | 'status'
  | 'date'
  | 'created'
  | 'title'
  | 'number'
  | 'deciders'
  | 'consulted'
  | 'informed'
  | 'authors'
  | 'supersedes'
  | 'superseded-by'
  | 'amends'
  | 'amended-by'
  | 'depends-on'
  | 'relates-to';

/* Keys as `keyOf` leaves them: lower case, punctuation as blanks. Some teams write `decision_makers`, others 決定者. */
const LABELS: readonly (readonly [FieldName, RegExp])[] = [
  [
    'status',
    /^(?:(?:adr |decision |current |record |document )?(?:status|state)|状态|狀態|ステータス|상태|estado|situação|statut|état|stato|статус|durum|stav)$/,
  ],
  [
    'date',
    /^(?:(?:decision |adr |last |accepted |approval |decided )?date(?: (?:decided|accepted|of decision|approved))?|version date|decided(?: on)?|日期|日付|決定日|决策日期|날짜|datum|fecha|data|дата|date de d[ée]cision|entscheidungsdatum)$/,
  ],
  [
    'created',
    /^(?:created(?: (?:at|on|date))?|date created|creation date|generated|published|updated(?: (?:at|on))?|last (?:updated|modified|reviewed)|ms date|创建日期|更新日期|作成日|更新日|erstellt|créé le|creado)$/,
  ],
  ['title', /^(?:title|name|标题|タイトル|titel|titre|título)$/],
  ['number', /^(?:adr(?: (?:id|no|number|nr))?|id|number|no|nr|编号|番号|nummer|numéro|número)$/],
  [
    'deciders',
    /^(?:deciders?|decision makers?|decision maker s|decided by|approvers?|approved by|deciders s|decision owners?|决策者|决策人|決定者|결정자|entscheider(?:innen)?|entscheidende|d[ée]cideurs?|décisionnaires?|decisores|decisor es|responsables?|tomadores de decisão|responsáveis)$/,
  ],
  [
    'consulted',
    /^(?:consulted|consultees?|advisors?|reviewers?|reviewed by|咨询|konsultiert|consult[ée]s?|consultados?)$/,
  ],
  ['informed', /^(?:informed|notified|知会|informiert|inform[ée]s?|informados?)$/],
  [
    'authors',
    /^(?:authors?|author s|owners?|written by|proposed by|proposer|contact|submitted by|作者|提案者|저자|autor(?:en|es|in)?|auteurs?|verfasser(?:in)?)$/,
  ],
  [
    'superseded-by',
    /^(?:(?:is )?(?:superseded|superceded|replaced|obsoleted) by|被取代|ersetzt durch|abgelöst durch|remplac[ée]e? par|sustituido por|reemplazado por|substituído por)$/,
  ],
  [
    'supersedes',
    /^(?:supersedes?|supercedes|replaces|obsoletes|取代|ersetzt|löst ab|remplace|sustituye(?: a)?|reemplaza(?: a)?|substitui)$/,
  ],
  [
    'amended-by',
    /^(?:(?:is )?amended by|updated by|extended by|geändert durch|amend[ée]e? par|modificado por|alterado por)$/,
  ],
  ['amends', /^(?:amends?|amendment to|updates|extends|ergänzt|ändert|amende|modifie|modifica|altera)$/],
  ['depends-on', /^(?:depends on|dependencies|requires|builds on|依赖|hängt ab von|dépend de|depende de)$/],
  [
    'relates-to',
    /^(?:related(?: to| adrs?| decisions?| records?| documents?)?|relates to|see also|links?|linked|references? adrs?|相关|关联|関連|verwandt(?:e)?|bezug|li[ée]e? à|relacionad[oa]s?(?: con| a)?)$/,
  ],
];

const named = remembered((label: string): FieldName | null => {
  const key = keyOf(label);
  return LABELS.find(([, pattern]) => pattern.test(key))?.[0] ?? null;
});

/** What a label in a head announces; a numbered heading is none. */
export function fieldNamed(label: string): FieldName | null {
  return label.length > 60 || /^\d/.test(label) ? null : named(label);
}
