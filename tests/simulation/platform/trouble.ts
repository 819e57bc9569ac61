/** An error the simulated platform makes on purpose; any other that comes out of the product is a bug of it. */
export class Trouble extends Error {}
