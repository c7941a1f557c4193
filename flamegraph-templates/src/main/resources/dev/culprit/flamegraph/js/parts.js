// What only some pages have: such a part adds a function here, which is called when the graph is there and may give what tests look at.

export const PARTS = [];
