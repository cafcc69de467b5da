/** A moment some minutes after another, both `YYYY-MM-DD HH:MM:SS`. */
export function addMinutes(moment: string, minutes: number): string {
  const time = Date.parse(`${moment.replace(' ', 'T')}Z`) + minutes * 60_000
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ')
}

/** A day some days after another, both `YYYY-MM-DD`. */
export const addDays = (day: string, days: number): string => addMinutes(`${day} 00:00:00`, days * 1440).slice(0, 10)
