/** A plan that somebody shows: SVG of 1600 by 900. */
export function slide(): string {
  const bars = [34, 52, 47, 68, 74, 91].map(
    (value, at) =>
      `<rect x="${900 + at * 96}" y="${700 - value * 4.4}" width="60" height="${value * 4.4}" rx="6" fill="${at === 5 ? '#0f766e' : '#9fd3cc'}"/>
      <text x="${930 + at * 96}" y="738" text-anchor="middle" class="small">${['Nov', 'Dec', 'Jan', 'Feb', 'Mar', 'Apr'][at]}</text>`,
  );
  const steps = ['Seedlings on the windowsill', 'New soil for the raised beds', 'Water butt by the shed', 'Open day for the neighbours'];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900" viewBox="0 0 1600 900">
  <style>text{font-family:'DejaVu Sans',sans-serif;fill:#1d2b2f}.small{font-size:22px;fill:#5a6b70}</style>
  <rect width="1600" height="900" fill="#fbfaf6"/><rect width="1600" height="16" fill="#0f766e"/>
  <text x="110" y="170" style="font-size:68px;font-weight:700">Garden plan</text>
  <text x="110" y="226" style="font-size:32px;fill:#5a6b70">Spring, shared beds 1 to 6</text>
  ${steps.map((step, at) => `<circle cx="136" cy="${346 + at * 104}" r="26" fill="#0f766e"/><text x="136" y="${357 + at * 104}" text-anchor="middle" style="font-size:30px;font-weight:700;fill:#fff">${at + 1}</text><text x="186" y="${358 + at * 104}" style="font-size:34px">${step}</text>`).join('')}
  <text x="900" y="270" style="font-size:32px;font-weight:700">Kilos to harvest</text>
  <path d="M890 700h600" stroke="#c9d2d2" stroke-width="3"/>${bars.join('')}
  <text x="110" y="830" class="small">Book club garden, page 3 of 8</text></svg>`;
}
