/** The id of the link in a card, which is what has the focus while the card is moved by keyboard. */
export const linkId = (id: string) => `ticket-link-${id}`;
