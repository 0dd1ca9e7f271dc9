/** Round numbers up to and beyond a value: 0, 5, 10. At most three; for counts only whole ones. */
export function countTicks(most: number): readonly number[] {
  if (most <= 1) return [0, 1]
  const power = 10 ** Math.floor(Math.log10(most))
  const top = [1, 2, 4, 5, 6, 8, 10].map((step) => step * power).find((step) => step >= most) ?? most
  return top % 2 === 0 ? [0, top / 2, top] : [0, top]
}

const minute = 60_000
const roundTimes = [10, 30, 60, 120, 240, 360, 480, 720, 960, 1440].map((minutes) => minutes * minute)

/** The same for times in milliseconds: half hours and hours. */
export function timeTicks(most: number): readonly number[] {
  const top = roundTimes.find((time) => time >= most) ?? countTicks(Math.ceil(most / (60 * minute))).at(-1) ?? 1
  const topTime = top >= minute ? top : top * 60 * minute
  return [0, topTime / 2, topTime]
}
