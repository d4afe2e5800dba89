import { clamp } from '../src/analysis/anomaly/order.js';
import { smooth, type Random } from './injectedIncidents.js';

const BILLS = 24;
const CLIP = 3.5;
/** How large a part of cost is noise: log-uniform between these. */
const [LEAST_NOISE, MOST_NOISE] = [0.03, 0.2];
const DRIFT = 0.03;
const [STEP_A_DAY, STEP] = [0.02, 0.5];
const [BURST_A_DAY, BURST] = [0.03, 4];

/**
 * Quiet daily series like bills of clouds: levels that drift and change, weekends hardly or clearly cheaper, small noise
 * that stays for days and comes in bursts. Its numbers are chosen so that the plain rule of three sigmas finds as much,
 * and is wrong as often, as it is known to on real bills.
 */
export function cloudBills(random: Random): number[][] {
  return Array.from({ length: BILLS }, () => {
    const days = 300 + Math.floor(random() * 500);
    const shape = week(random);
    const noise = stayingNoise(days, random);
    const size = LEAST_NOISE * (MOST_NOISE / LEAST_NOISE) ** random();
    return smooth(smooth(wanderingLevel(days, random))).map((level, index) => {
      const off = clamp(size * (noise[index] ?? 0), -CLIP * size, CLIP * size);
      return level * (shape[index % shape.length] ?? 1) * Math.max(0, 1 + off);
    });
  });
}

function week(random: Random): number[] {
  const dip = random() < 0.3 ? 0 : 0.1 + 0.4 * random();
  const shape = [1, 1, 1, 1, 1 - 0.1 * dip, 1 - dip, 1 - dip].map((factor) => factor * (1 + 0.01 * normal(random)));
  const first = Math.floor(random() * shape.length);
  return [...shape.slice(first), ...shape.slice(0, first)];
}

function wanderingLevel(days: number, random: Random): number[] {
  let logarithm = Math.log(20 + 500 * random());
  return Array.from({ length: days }, () => {
    logarithm += DRIFT * normal(random);
    if (random() < STEP_A_DAY) logarithm += STEP * normal(random);
    return Math.exp(logarithm);
  });
}

/** Neighbouring days are alike; in units of its usual size. */
function stayingNoise(days: number, random: Random): number[] {
  const memory = 0.4 + 0.5 * random();
  let value = 0;
  return Array.from({ length: days }, () => {
    const burst = random() < BURST_A_DAY ? BURST : 1;
    value = memory * value + Math.sqrt(1 - memory * memory) * normal(random) * burst;
    return value;
  });
}

/** Box and Muller. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
