import { keyOf } from '../text/inline';
import { remembered } from '../text/memo';

/*
 * What the heads of columns and rows of a scoring table say. Tried on `keyOf` text: lower case, no punctuation.
 */

const OPTION =
  /^(?:(?:model|solution|design|candidate|technology) )?(?:options?|alternatives?|solutions?|approach(?:es)?|candidates?|variants?|choices?|proposals?|strategy|strategies)(?: name| considered)?$|^(?:方案|选项|候选|候选方案|备选方案|方法|算法|选择|选型|案|選択肢|候補|手法|代替案|대안|옵션)(?:名称?)?$|^(?:option|variante|alternative|lösung|lösungsoption|produkt|ansatz|möglichkeit|variante|alternativa|opción|solución|opción|propuesta|opção|solução|proposta|solution|choix|piste)n?e?s?$|^(?:вариант|opzione|alternatief|optie)$/;
/** Kinds of things that are often chosen between, and as often only listed. */
const THING =
  /^(?:models?|tools?|technolog(?:y|ies)|products?|vendors?|platforms?|frameworks?|librar(?:y|ies)|databases?|engines?|providers?|services?|patterns?|languages?|名称|名前|模型|工具|产品|werkzeug|anbieter|technologie|outil|fournisseur|herramienta|proveedor|ferramenta|fornecedor)$/;
const CRITERION =
  /^(?:(?:evaluation|decision|selection|scoring|assessment|key|weighted) )?(?:criteri(?:on|a)|dimensions?|factors?|decision drivers?|drivers?|quality attributes?|nfrs?)(?: weights?| weight| name)?\b|^(?:评估|评分|评价)?(?:维度|准则|标准|指标|因素|评估项|要素)$|^(?:評価)?(?:基準|観点|項目|軸|指標)$|^(?:기준|평가 기준|평가 항목)$|^(?:bewertungs)?(?:kriteri(?:um|en)|faktor|merkmal)$|^(?:critères?|facteurs?)(?: d évaluation)?$|^(?:criterios?|factor(?:es)?)(?: de evaluación)?$|^(?:crit[ée]rios?|fator(?:es)?)(?: de avaliação)?$|^(?:критерий|criterio|criterium|criteria)$/;
const ASPECT =
  /^(?:forces?|features?|attributes?|capabilit(?:y|ies)|requirements?|aspects?|concerns?|considerations?|characteristics?|categor(?:y|ies)|propert(?:y|ies)|qualit(?:y|ies)|parameters?|areas?|goals?|特性|功能|要求|方面|比较项|対象|aspekt|anforderung|eigenschaft|aspects?|exigence|aspecto|requisito|característica)$/;
const WEIGHT =
  /^(?:criteri(?:on|a) )?(?:weights?|weighting|weightings|weightage|wt|w|importance|relative weight|weight factor)(?: %| percent| factor| points| 0 1)?\b|^(?:权重|比重|重み|ウェイト|重要度|가중치|gewicht(?:ung)?|wichtung|poids|pondération|coefficient|coef|peso|ponderación|ponderação|вес|gewicht|weging)(?: %)?$/;
const TOTAL =
  /^(?:(?:weighted|overall|final|grand|aggregate|combined|composite|normali[sz]ed|average|mean|raw|unweighted|sub) ?)*(?:totals?|sums?|subtotals?|overall|final score|composite|aggregate|weighted (?:score|average|mean|sum|points|result)|(?:overall|final|composite|aggregate|combined|average|mean|normali[sz]ed) (?:score|rating|result|points)|average|mean|normali[sz]ed|σ)(?: weighted)?(?: scores?| points| rating| result| sum| max)?(?: (?:out of )?\d+)?(?: %)?$|^weighted$|^(?:总分|总计|合计|总和|综合得分|综合评分|加权总分|加权得分|加权分|总得分|得分合计|加权平均|合計|総合|総合点|総合評価|総合スコア|総計|加重合計|합계|총점|총합)$|^(?:gewichtete )?(?:gesamt(?:punktzahl|punkte|wert|score|summe|ergebnis|bewertung|note)?|summe|nutzwert|punktsumme|ergebnis|mittelwert|durchschnitt)(?: gewichtet)?$|^(?:total(?: pondérée?| général)?|somme(?: pondérée)?|note (?:globale|finale|pondérée)|score (?:total|global|pondéré|final)|moyenne(?: pondérée)?)$|^(?:total(?: ponderado)?|suma(?: ponderada)?|puntuación (?:total|ponderada|final)|puntaje total|media ponderada|promedio(?: ponderado)?)$|^(?:soma(?: ponderada)?|pontuação (?:total|ponderada|final)|nota final|média(?: ponderada)?)$|^(?:итого|сумма|totale|punteggio totale|totaal)$/;
const SCORE =
  /^(?:raw )?(?:scores?|ratings?|points|得分|评分|分数|点数|スコア|評点|점수|punkte|punktzahl|bewertung|note|puntuación|puntos|pontuação|pontos|nota)\b(?: (?:of )?\d+(?: (?:to |bis )?\d+)?)?$/;
const RANK =
  /^(?:ranks?|rankings?|position|place|order|#|no|nr|id|排名|序号|编号|順位|番号|순위|rang|platz|rangfolge|classement|posición|puesto|posição|classificação)$/;
const VERDICT =
  /^(?:decisions?|verdict|status|outcome|selected|selection|chosen|recommendation|recommended|pass fail|pass|fail|result|fit|priority|phase|type|类别|类型|状态|结论|变化|新阶段|优先级|阶段|判定|結論|entscheidung|empfehlung|décision|verdict|decisión|recomendación|decisão|recomendação)$/;
const NOTES =
  /^(?:notes?|rationale|justification|comments?|descriptions?|reason(?:s|ing)?|why|explanation|remarks?|details?|evidence|sources?|summary|pros|cons|examples?|definition|what it means|meaning|scoring guide|说明|备注|理由|描述|评分标准|备考|備考|説明|コメント|비고|bemerkung(?:en)?|begründung|kommentar|beschreibung|erläuterung|commentaires?|remarques?|explication|justification|comentarios?|justificación|notas?|razón|descripción|observações|observaciones|justificativa|comentários?|descrição)\b/;
const CRITICAL =
  /^(?:critical|must have|must|threshold|minimum|min|min score|minimum score|required|knock ?out|ko|k o|veto|pass threshold|hard constraint|mindestwert|schwelle|seuil|umbral|mínimo|limiar|阈值|最低分|必須)$/;

export type HeadKind =
  | 'option'
  | 'thing'
  | 'criterion'
  | 'aspect'
  | 'weight'
  | 'total'
  | 'score'
  | 'rank'
  | 'verdict'
  | 'notes'
  | 'critical'
  | 'empty'
  | 'data';

const KINDS: readonly (readonly [HeadKind, RegExp])[] = [
  ['criterion', CRITERION],
  ['option', OPTION],
  ['weight', WEIGHT],
  ['total', TOTAL],
  ['score', SCORE],
  ['rank', RANK],
  ['notes', NOTES],
  ['verdict', VERDICT],
  ['critical', CRITICAL],
  ['thing', THING],
  ['aspect', ASPECT],
];

/** The text of a head without parentheses decides: `Weight (%)`, `Score (0-10)`, `**Total** (max 5)`. */
export const headKind = remembered((text: string): HeadKind => {
  const short = text.replace(/[(（[][^)）\]]*[)）\]]/g, ' ');
  const key = keyOf(short) || keyOf(text);
  if (key === '') return 'empty';
  if (key.length > 60) return 'data';
  for (const part of new Set([
    key,
    ...key.split(/ (?:or|and|und|et|y|e) /),
    ...(short.includes('/') ? short.split('/').map(keyOf) : []),
  ])) {
    for (const [kind, pattern] of KINDS) if (part !== '' && pattern.test(part)) return kind;
  }
  return 'data';
});

/** Rows and columns that state something about the others where they have no weight of their own: `Net`, `Percent`. */
export function maySumUp(text: string): boolean {
  const key = keyOf(text.replace(/[(（[][^)）\]]*[)）\]]/g, ' '));
  const soft = /^(?:net(?: scores?| total)?|results?|percent(?:age)?(?: of max(?:imum)?)?|sub ?totals?\b.*)$/.test(key);
  return soft || headKind(text) === 'score';
}

/** A total's name that may as well be a criterion's. */
export function isOverall(text: string): boolean {
  return keyOf(text) === 'overall';
}

export function isCriterionWord(text: string): boolean {
  return headKind(text) === 'criterion';
}

/** Says that a column holds another one's numbers times the weight: `A (weighted)`, `Weighted`, `w × s`. */
export function isWeightedHead(text: string): boolean {
  return /\bweighted\b|\bgewichtet|pondér|ponderad|加权|加重|contribution|\bw\s*[×x*]\s*s\b|score\s*[×x*]\s*weight|weight\s*[×x*]\s*score/i.test(
    text,
  );
}

/** Headings and sentences that announce that options are being scored. */
export function announcesScoring(text: string): boolean {
  return /\b(?:matrix|scor(?:e|es|ed|ing)|evaluat\w*|compar\w*|trade-?offs?|rating|rated|weights?|weighted|rubric|side[- ]by[- ]side|decision framework|multi-?criteria|pugh|mcda|assessment of)\b|bewert|vergleich|nutzwert|gewicht|compara|évalu|pondér|matri[zc]|evalua|avalia|punt(?:ua|aje)|评分|评估|对比|比较|权重|打分|評価|比較|重み|점수|비교|평가/i.test(
    text,
  );
}

/** Probability times impact: a table of risks, whatever numbers it holds. */
export function isRiskTable(heads: readonly string[]): boolean {
  const has = (pattern: RegExp) => heads.some(head => pattern.test(head));
  return (
    has(/likelihood|probability|wahrscheinlich|probabili|概率|可能性|発生確率/i) &&
    has(/impact|severity|auswirkung|schwere|impacto|gravit|影响|影響/i)
  );
}
