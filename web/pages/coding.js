// coding.js - the rates of every run as Python: no formula, but the very numbers it trains with, so that any trainer can follow.
const HEAD = `# The learning rate of every step, exactly as LR Lab trains with it. In PyTorch, with an optimizer made with lr=1.0:
# scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: rates["A"][min(step, len(rates["A"]) - 1)])
rates = {`;

/** @param {import("./trainer.js").Run[]} runs @param {{preview(line: string): {lr: Float64Array} | {error: unknown}}} core */
export function writeRates(runs, core) {
  const rows = runs.map(({ letter, resolved }) => {
    const curve = core.preview(resolved.line), known = "lr" in curve && !resolved.reactive;
    return `    # ${resolved.line}\n    "${letter}": ${known ? `[${[...curve.lr].join(", ")}]` : "None"},${known ? "" : "  # decided by the loss on the way"}`;
  });
  return `${[HEAD, ...rows].join("\n")}\n}\n`;
}
