// How each host takes a frame: one template a host, with gaps; the embed dialog and docs/embedding.md write the same.

const frame = '<iframe src="{src}" title="{title}" width="{width}" height="{height}" style="border:0"></iframe>';
const lazy = frame.replace("></", ' loading="lazy"></');

/** `{src}` is the address for an attribute, `{url}` as it is; a file is the page itself beside the host's. @type {[string, string][]} */
export const hosts = [
  ["HTML", lazy],
  ["HTML, <lr-lab>", '<script src="{folder}lr-lab.js" async></script>\n<lr-lab{options} experiment="{text}"></lr-lab>'],
  ["Moodle", frame],
  ["Canvas", frame],
  ["Jupyter Book, MyST", "```{iframe} {url}\n:width: {width}\n{title}\n```"],
  ["Quarto", `\`\`\`{=html}\n${lazy}\n\`\`\``],
  ["Jupyter", 'from IPython.display import IFrame\nIFrame("{url}", width="{width}", height={height})'],
  ["reveal.js", frame.replace("src", "data-src")],
  ["Docusaurus, MDX", lazy.replace('"border:0"', "{{ border: 0 }}").replace("></iframe>", " allowFullScreen />")],
  ["Observable", `html\`${frame}\``],
  ["", lazy],
];

/** Width and height. @type {[string, string][]} */
export const sizes = [["100%", "600"], ["640", "400"], ["500", "300"]];

/** What can be locked or hidden, by the names of the address. */
export const parts = ["runs", "handles", "transport", "doctor", "pictures"];

/** @param {string} text */
const escape = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

/** `page` is the address of embed.html, `options` its query, `text` the experiment.
 * @param {string} template @param {{page: string, options: Record<string, string>, text: string, title: string, size: [string, string]}} what */
export function writeSnippet(template, { page, options, text, title, size: [width, height] }) {
  const query = new URLSearchParams(options).toString().replace(/%2C/g, ",");
  const url = `${page}${query && `?${query}`}#${text}`;
  const said = Object.entries(options).map(([key, value]) => ` ${key}="${escape(value)}"`).join("");
  const gaps = /** @type {Record<string, string>} */ ({ url, src: escape(url), folder: page.replace(/[^/]*$/, ""), options: said, text: escape(text), title: escape(title), width, height });
  return template.replace(/\{(url|src|folder|options|text|title|width|height)\}/g, (_, gap) => gaps[gap]);
}
