import { type Colours, isDark, mix } from './palette';

/** What Mermaid's `base` theme is told, so that every kind of diagram is drawn in the colours of the editor. */
export function themeVariables(colours: Colours, font: { family: string; size: string }): Record<string, unknown> {
  const { background, foreground, muted, accent, red, orange, yellow, green, blue, purple, contrast } = colours;
  const tint = (colour: string, share = 0.18) => (contrast ? background : mix(background, colour, share));
  const edge = (colour: string) => contrast ?? mix(background, colour, 0.75);
  const node = tint(accent);
  const group = contrast ? background : mix(background, foreground, 0.05);
  const line = contrast ? foreground : mix(background, foreground, 0.65);
  const hues = huesOf(colours);
  /** Twelve areas with text on them. */
  const area = (at: number) => tint(hues[at % 6] ?? accent, at < 6 ? 0.28 : 0.45);
  const twelve = (name: (at: number) => string, value: (at: number) => string) =>
    Object.fromEntries(Array.from({ length: 12 }, (_, at) => [name(at), value(at)]));
  return {
    darkMode: isDark(background),
    background,
    fontFamily: font.family,
    fontSize: font.size,
    primaryColor: node,
    primaryTextColor: foreground,
    primaryBorderColor: edge(accent),
    secondaryColor: tint(green),
    secondaryTextColor: foreground,
    secondaryBorderColor: edge(green),
    tertiaryColor: group,
    tertiaryTextColor: foreground,
    tertiaryBorderColor: contrast ?? mix(background, foreground, 0.25),
    textColor: foreground,
    titleColor: foreground,
    lineColor: line,
    arrowheadColor: line,
    edgeLabelBackground: background,
    noteBkgColor: tint(yellow),
    noteBorderColor: edge(yellow),
    noteTextColor: foreground,
    actorLineColor: contrast ?? mix(background, foreground, 0.35),
    labelBoxBkgColor: group,
    labelBoxBorderColor: contrast ?? mix(background, foreground, 0.35),
    activationBkgColor: group,
    activationBorderColor: line,
    sequenceNumberColor: background,
    rectBkgColor: group,
    rowOdd: background,
    rowEven: group,
    stateBkg: node,
    stateLabelColor: foreground,
    compositeBackground: group,
    compositeTitleBackground: node,
    altBackground: group,
    specialStateColor: line,
    innerEndBackground: line,
    errorBkgColor: tint(red),
    errorTextColor: foreground,
    sectionBkgColor: group,
    altSectionBkgColor: background,
    sectionBkgColor2: group,
    excludeBkgColor: group,
    gridColor: mix(background, foreground, contrast ? 0.6 : 0.2),
    taskBkgColor: node,
    taskBorderColor: edge(accent),
    activeTaskBkgColor: tint(blue, 0.4),
    activeTaskBorderColor: edge(blue),
    doneTaskBkgColor: group,
    doneTaskBorderColor: line,
    critBkgColor: tint(red, 0.3),
    critBorderColor: edge(red),
    todayLineColor: red,
    vertLineColor: accent,
    taskTextColor: foreground,
    taskTextDarkColor: foreground,
    taskTextLightColor: foreground,
    taskTextOutsideColor: foreground,
    taskTextClickableColor: foreground,
    ...twelve(at => `cScale${at}`, area),
    ...twelve(
      at => `cScaleLabel${at}`,
      () => foreground,
    ),
    ...twelve(
      at => `cScalePeer${at}`,
      at => edge(hues[at % 6] ?? accent),
    ),
    ...twelve(
      at => `cScaleInv${at}`,
      at => edge(hues[at % 6] ?? accent),
    ),
    ...twelve(at => `fillType${at}`, area),
    ...twelve(at => `pie${at + 1}`, area),
    ...twelve(
      at => `git${at}`,
      at => (contrast ? foreground : mix(hues[at % 6] ?? accent, foreground, 0.25)),
    ),
    ...twelve(
      at => `gitBranchLabel${at}`,
      () => background,
    ),
    ...twelve(
      at => `gitInv${at}`,
      () => background,
    ),
    commitLabelColor: foreground,
    commitLabelBackground: group,
    tagLabelColor: foreground,
    tagLabelBackground: node,
    tagLabelBorder: edge(accent),
    scaleLabelColor: foreground,
    pieOpacity: '1',
    pieStrokeColor: contrast ?? background,
    pieOuterStrokeColor: contrast ?? line,
    pieTitleTextColor: foreground,
    pieSectionTextColor: foreground,
    pieLegendTextColor: foreground,
    quadrant1Fill: tint(green),
    quadrant2Fill: group,
    quadrant3Fill: background,
    quadrant4Fill: group,
    quadrant1TextFill: foreground,
    quadrant2TextFill: foreground,
    quadrant3TextFill: foreground,
    quadrant4TextFill: foreground,
    quadrantPointFill: contrast ? foreground : accent,
    quadrantPointTextFill: foreground,
    quadrantXAxisTextFill: foreground,
    quadrantYAxisTextFill: foreground,
    quadrantTitleFill: foreground,
    quadrantInternalBorderStrokeFill: muted,
    quadrantExternalBorderStrokeFill: muted,
    personBkg: node,
    personBorder: edge(accent),
    archEdgeColor: line,
    archEdgeArrowColor: line,
    archGroupBorderColor: line,
    requirementBackground: node,
    requirementBorderColor: edge(accent),
    requirementTextColor: foreground,
    relationColor: line,
    relationLabelBackground: background,
    relationLabelColor: foreground,
    packet: {
      startByteColor: foreground,
      endByteColor: foreground,
      labelColor: foreground,
      titleColor: foreground,
      blockStrokeColor: edge(accent),
      blockFillColor: node,
    },
    radar: {
      axisColor: line,
      graticuleColor: mix(background, foreground, contrast ? 0.6 : 0.3),
      graticuleOpacity: 0.15,
      curveOpacity: 0.35,
    },
    xyChart: {
      backgroundColor: background,
      titleColor: foreground,
      ...Object.fromEntries(
        ['xAxis', 'yAxis'].flatMap(axis => [
          [`${axis}TitleColor`, foreground],
          [`${axis}LabelColor`, foreground],
          [`${axis}TickColor`, line],
          [`${axis}LineColor`, line],
        ]),
      ),
      plotColorPalette: [contrast ?? accent, ...[orange, green, purple, red, yellow]].join(','),
    },
  };
}

function huesOf({ blue, green, orange, purple, yellow, red }: Colours): string[] {
  return [blue, green, orange, purple, yellow, red];
}

/** Places where Mermaid's drawing does not follow its own theme, or was only ever looked at in HTML. */
export function themeCss(colours: Colours): string {
  const { background, foreground } = colours;
  return `
    ${huesOf(colours)
      .map((hue, at) => `.radarCurve-${at}, .radarLegendBox-${at} { stroke: ${hue}; fill: ${hue}; }`)
      .join('\n    ')}
    .mindmap-node > .label[transform^="translate(0,"] text { text-anchor: middle; }
    text[fill="#444444"] { fill: ${foreground}; }
    path[stroke="#444444"], line[stroke="#444444"] { stroke: ${foreground}; }
    .links .link { mix-blend-mode: normal !important; }
    .edgeLabel text { paint-order: stroke; stroke: ${background}; stroke-width: 8px; stroke-linejoin: round; }
    .marker circle[fill="white"] { fill: ${background}; }
    .journey-section text, text.journey-section { fill: ${foreground}; }
  `;
}
