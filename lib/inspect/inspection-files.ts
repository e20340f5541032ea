/** Names of the reports, in the stack's own folder. */
export const INSPECTION_FILES = { html: "inspection.html", markdown: "inspection.md" };
