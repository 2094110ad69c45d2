// How much evidence a figure needs: below 30 events no share is drawn, below 100 it is tagged thin and hatched.
export const NO_SHARE = 30;
export const THIN = 100;

const volumeOf = (row) => (typeof row?.volume === 'object' ? row.volume?.v : row?.volume);
export const volume = (row) => volumeOf(row) ?? 0;
export const sayable = (row) => volume(row) >= NO_SHARE;
export const thin = (row) => volume(row) < THIN;
