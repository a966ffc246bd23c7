/** The document around a pane's page: nothing loads but its own script, its chunks and its style. */
export declare function paneHtml(page: {
    readonly name: string;
    readonly title: string;
    /** Where styles, fonts and pictures may come from, as the content policy names it. */
    readonly source: string;
    readonly address: (file: string) => string;
}): string;
