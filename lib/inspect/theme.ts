import { TONES } from "./resource-groups";

/** Colours, light and dark, as custom properties of the root. */
export const THEME = `:root{color-scheme:light dark;--ground:#f6f7f9;--surface:#fff;--ink:#1b2330;--muted:#5a6576;--line:#dde2ea;--ok:#1a7f47;--tight:#a86200;--over:#c02d2d;--network:#0b78a8;--key:#a86200;--credentials:#7d44c2;--other:#667085;--cache:#c9382a;--watch:#0b7d63;--cluster:#3d5bd1}
@media (prefers-color-scheme:dark){:root{--ground:#0e131a;--surface:#171e27;--ink:#e8edf4;--muted:#9aa6b6;--line:#2c3645;--ok:#4cc38a;--tight:#e3a540;--over:#ff7d72;--network:#56b4e4;--key:#e3a540;--credentials:#b98ff2;--other:#98a2b3;--cache:#ff8172;--watch:#46c5a5;--cluster:#8fa5ff}}
`;

/** What a diagram looks like. */
export const DIAGRAM_STYLE = `.diagram{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
.diagram .ground{fill:var(--ground)}
.diagram .body{fill:var(--surface);stroke:var(--line)}
.diagram .cache .body{stroke:var(--tone);stroke-width:1.5}
.diagram .title{font-size:13px;font-weight:650;fill:var(--ink)}
.diagram .name{font-size:13px;fill:var(--ink)}
.diagram .kind{font-size:11px;fill:var(--muted)}
.diagram .rule{stroke:var(--line)}
.diagram circle,.diagram .arrow{fill:var(--tone)}
.diagram .line{fill:none;stroke:var(--tone);stroke-width:1.5}
.diagram .edge:hover .line{stroke-width:3}
${TONES.map((tone) => `.diagram .${tone}{--tone:var(--${tone})}`).join("\n")}
`;
