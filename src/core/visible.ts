const unseen =
  /(?!\n)\p{Cc}|[\u00ad\u061c\u115f\u1160\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\u3164\ufeff\uffa0]/gu;

/** A text without characters that cannot be seen or that turn text around; line breaks stay, and what joins an emoji. */
export const visible = (text: string): string => text.replace(unseen, '');
