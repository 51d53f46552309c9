// Puts measured numbers in the places that a text leaves for them; a place without a number is our mistake, and said so.

/** @param {string} text with `{name}` @param {Record<string, string|number>} numbers */
export function fillText(text, numbers) {
  return text.replace(/\{(\w+)\}/g, (place, name) => {
    if (!(name in numbers)) throw new Error(`Nothing was measured for ${place} in “${text.slice(0, 60)}…”.`);
    return String(numbers[name]);
  });
}

/** @param {string} html with `{{story.name}}` @param {{id: string, numbers: Record<string, string|number>}[]} stories */
export function fillNumbers(html, stories) {
  return html.replace(/\{\{(\w+)\.(\w+)\}\}/g, (place, id, name) => {
    const numbers = stories.find((story) => story.id === id)?.numbers;
    if (!numbers || !(name in numbers)) throw new Error(`Nothing was measured for ${place}.`);
    return String(numbers[name]);
  });
}
