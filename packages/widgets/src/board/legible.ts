/**
 * How small a letter on a board may be, in units of its drawing: 1080 of them are the shorter edge of a screen.
 *
 * A 43-inch screen is 535 mm high, so a unit is half a millimetre. Who sees half as well as others do (6/12, as many old
 * people) reads a letter as high as 1/345 of the distance; who sees well, half of that.
 */

/** What a patient has to read, however little it is: 9 mm capitals, which they read at 3 m and most at 6 m. */
export const LETTERS_MIN = 26;

/** Where to go: 12 mm capitals, which they read at 4 m and most at 8 m. */
export const ROOM_MIN = 34;

/** A token's code where one department has the board: 28 mm capitals, which they read at ten metres. */
export const CODE_MIN = 80;

/** A token's code where departments share the board: 20 mm capitals, which they read at seven metres. */
export const SHARED_CODE_MIN = 56;
