/** How somebody looks in front of their camera. Colours are CSS's. */
export interface Looks {
  skin: string;
  /** Where light falls on the skin, and where none does. */
  light: string;
  shade: string;
  hair: string;
  hairLight: string;
  style: 'long' | 'short' | 'curly' | 'bun';
  beard?: boolean;
  glasses?: boolean;
  lips: string;
  clothes: string;
  clothesShade: string;
  /** The wall behind them, from the side of the light to the other. */
  wall: readonly [string, string];
  room: 'window' | 'shelf' | 'plant' | 'lamp';
  /** How far the head is turned aside, in degrees. */
  tilt?: number;
}

const rooms: Record<Looks['room'], string> = {
  window: `<rect x="120" y="60" width="290" height="380" rx="6" fill="#dfeaf2" opacity=".9"/><rect x="258" y="60" width="12" height="380" fill="#8d7a66"/>
    <rect x="120" y="238" width="290" height="12" fill="#8d7a66"/><path d="M120 60h-50v420h50q-24-200 0-420z" fill="#b9a58c" opacity=".8"/>`,
  shelf: `<g opacity=".85"><rect x="830" y="150" width="360" height="14" fill="#4f3b2c"/><rect x="830" y="330" width="360" height="14" fill="#4f3b2c"/>
    ${['#a34d3c', '#d9b26a', '#3f6a72', '#6b4a63', '#c9c2b2', '#41604a', '#a86b3e', '#2f4254'].map((color, at) => `<rect x="${850 + at * 38}" y="${56 + (at % 3) * 12}" width="30" height="${94 - (at % 3) * 12}" fill="${color}"/><rect x="${1150 - at * 38}" y="${240 + (at % 4) * 9}" width="28" height="${90 - (at % 4) * 9}" fill="${color}" opacity=".9"/>`).join('')}</g>`,
  plant: `<g transform="translate(1040 430)"><path d="M-70 120h140l-22 170h-96z" fill="#b5714a"/>${[-70, -44, -20, 6, 30, 58, 80].map((turn, at) => `<path transform="rotate(${turn}) scale(${1 + (at % 3) * 0.14})" d="M0 120C-64 10-40-130 0-230 44-130 60 10 0 120z" fill="${at % 2 ? '#3f6b4d' : '#57875f'}"/>`).join('')}</g>`,
  lamp: `${[260, 210, 160, 110].map((radius) => `<circle cx="1030" cy="220" r="${radius}" fill="#ffdf9e" opacity=".12"/>`).join('')}<path d="M950 120h160l46 150H904z" fill="#f3cf8c"/><rect x="1022" y="270" width="16" height="330" fill="#5a4a3a"/>`,
};

function hairBehind({ style }: Looks): string {
  const shapes: Record<Looks['style'], string> = {
    long: 'M640 118C505 118 468 232 470 352c2 118-18 180-52 254h444c-34-74-54-136-52-254 2-120-35-234-170-234z',
    curly: curls(),
    bun: 'M640 40a72 72 0 1 0 0 142a72 72 0 1 0 0-142zM640 132c-118 0-160 94-156 204l24 64h264l24-64c4-110-38-204-156-204z',
    short: 'M640 126c-122 0-164 92-156 214l22 56h268l22-56c8-122-34-214-156-214z',
  };
  return `<path d="${shapes[style]}" fill="url(#hair)"/>`;
}

/** A ring of circles, as one path. */
function curls(): string {
  const circles = Array.from({ length: 22 }, (_, at) => {
    const angle = Math.PI * (0.86 + (at / 21) * 1.28);
    const [x, y] = [640 + Math.cos(angle) * 158, 318 + Math.sin(angle) * 178];
    return `M${x - 56} ${y}a56 56 0 1 0 112 0a56 56 0 1 0-112 0`;
  });
  return `${circles.join('')}M480 330a160 180 0 0 1 320 0l-20 110H500z`;
}

function hairInFront({ style }: Looks): string {
  const shapes: Record<Looks['style'], string> = {
    long: 'M640 138c-104 0-140 78-142 190 36-32 58-74 70-118 44 40 128 62 214 66 4 18 6 34 4 54 2-116-42-192-146-192z',
    curly: 'M512 300c16-72 62-104 128-104s112 32 128 104c2-98-42-150-128-150s-130 52-128 150z',
    bun: 'M640 142c-100 0-142 74-142 182 22-72 60-116 142-116s120 44 142 116c0-108-42-182-142-182z',
    short: 'M496 326c-8-128 46-188 144-188s154 58 146 186c-10-34-20-58-34-74-70 6-150-8-196-40-24 26-48 60-60 116z',
  };
  return `<path d="${shapes[style]}" fill="url(#hair)"/>`;
}

const eye = (x: number) =>
  `<g transform="translate(${x} 338)"><path d="M-27 2Q0-20 27 2Q0 16-27 2z" fill="#f6f1ec"/><circle r="12" fill="#4a3020"/><circle r="6" fill="#140c08"/>
  <circle cx="4" cy="-4" r="3.2" fill="#fff"/><path d="M-29 2Q0-24 29 2" fill="none" stroke="#241610" stroke-width="5" stroke-linecap="round"/></g>`;

const brow = (x: number, flip: number) =>
  `<path transform="translate(${x} 296) scale(${flip} 1)" d="M-34 10C-18-8 12-12 36 4 12-2-14 0-34 10z" fill="url(#hair)"/>`;

/** A picture of somebody who sits in their room and smiles: SVG of 1280 by 720. */
export function portrait(looks: Looks): string {
  const { skin, light, shade, hair, hairLight, lips, clothes, clothesShade, wall, room, beard, glasses, tilt = 0 } = looks;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720" viewBox="0 0 1280 720">
  <defs>
    <linearGradient id="wall" x1="0" y1="0" x2="1" y2=".3"><stop stop-color="${wall[0]}"/><stop offset="1" stop-color="${wall[1]}"/></linearGradient>
    <radialGradient id="skin" cx=".4" cy=".36" r=".72"><stop stop-color="${light}"/><stop offset=".55" stop-color="${skin}"/><stop offset="1" stop-color="${shade}"/></radialGradient>
    <linearGradient id="hair" x1=".2" y1="0" x2=".8" y2="1"><stop stop-color="${hairLight}"/><stop offset=".5" stop-color="${hair}"/></linearGradient>
    <linearGradient id="clothes" x1="0" x2="1" y2=".4"><stop stop-color="${clothes}"/><stop offset="1" stop-color="${clothesShade}"/></linearGradient>
    <filter id="far" x="-10%" y="-10%" width="120%" height="120%"><feGaussianBlur stdDeviation="13"/></filter>
    <filter id="soft" x="-40%" y="-40%" width="180%" height="180%"><feGaussianBlur stdDeviation="9"/></filter>
  </defs>
  <rect width="1280" height="720" fill="url(#wall)"/>
  <g filter="url(#far)">${rooms[room]}</g>
  <g transform="translate(0 30) rotate(${tilt} 640 600)">
    ${hairBehind(looks)}
    <path d="M300 720c8-126 96-168 214-196 60-14 76-32 126-32s66 18 126 32c118 28 206 70 214 196z" fill="url(#clothes)"/>
    <path d="M560 440h160v92q-80 74-160 0z" fill="${skin}"/>
    <path d="M560 452q80 84 160 0v54q-80 70-160 6z" fill="${shade}" opacity=".7" filter="url(#soft)"/>
    <path d="M540 520q100 92 200 0l26 12q-126 124-252 0z" fill="${clothesShade}"/>
    <ellipse cx="497" cy="352" rx="20" ry="36" fill="${skin}"/><ellipse cx="783" cy="352" rx="20" ry="36" fill="${shade}"/>
    <path d="M640 158c96 0 144 70 142 176-2 108-66 186-142 186s-140-78-142-186c-2-106 46-176 142-176z" fill="url(#skin)"/>
    ${beard ? `<path d="M500 366c8 104 70 164 140 164s132-60 140-164c-14 38-38 58-76 62-40-14-88-14-128 0-38-4-62-24-76-62z" fill="url(#hair)" opacity=".94"/>` : ''}
    <ellipse cx="556" cy="402" rx="34" ry="22" fill="${lips}" opacity=".2" filter="url(#soft)"/><ellipse cx="724" cy="402" rx="34" ry="22" fill="${lips}" opacity=".2" filter="url(#soft)"/>
    ${eye(578)}${eye(702)}${brow(578, 1)}${brow(702, -1)}
    <path d="M648 330c8 34 22 56 16 70-6 10-34 12-46 4" fill="none" stroke="${shade}" stroke-width="7" stroke-linecap="round" opacity=".75"/>
    <path d="M586 438q54 14 108 0q-14 38-54 38t-54-38z" fill="#6d2730"/><path d="M590 440q50 14 100 0q-8 22-50 22t-50-22z" fill="#fbf6f0"/>
    <path d="M580 437q30-11 60-6q30-5 60 6q-60 18-120 0z" fill="${lips}"/><path d="M594 456q46 32 92 0q-14 30-46 30t-46-30z" fill="${lips}"/>
    <path d="M572 430q-6 6-4 14M708 430q6 6 4 14" fill="none" stroke="${shade}" stroke-width="4" stroke-linecap="round" opacity=".6"/>
    ${hairInFront(looks)}
    ${glasses ? `<g fill="#ffffff18" stroke="#22262b" stroke-width="7"><rect x="526" y="302" width="100" height="74" rx="30"/><rect x="654" y="302" width="100" height="74" rx="30"/><path d="M626 330q14-10 28 0M526 326l-28-8M754 326l28-8" fill="none"/></g>` : ''}
  </g>
  <linearGradient id="veil" x1="0" x2="1"><stop stop-color="#fff" stop-opacity=".12"/><stop offset=".6" stop-color="#000" stop-opacity=".06"/><stop offset="1" stop-color="#000" stop-opacity=".24"/></linearGradient>
  <rect width="1280" height="720" fill="url(#veil)"/>
</svg>`;
}
