import { message } from './locale.ts';

/** What the one door says of itself: complaints, faults and small confirmations. */
export const doorWords = {
  fault: message<{ code: string }>({
    fr: 'C’est notre faute. Rien n’est perdu. Réessaie, et si cela revient, donne ce code à la personne qui s’occupe de Colle : {code}',
    en: 'This is our fault. Nothing is lost. Try again, and if it comes back, give this code to whoever looks after Colle: {code}',
  }),
  faultTitle: message({ fr: 'Quelque chose n’a pas marché', en: 'Something did not work' }),
  unknownCommand: message<{ typed: string }>({
    fr: 'La commande « {typed} » n’existe pas. /colle ou /help montre la liste.',
    en: 'There is no command “{typed}”. /colle or /help shows the list.',
  }),
  badOption: message<{ option: string; problem: string }>({
    fr: 'L’option « {option} » ne convient pas : {problem}.',
    en: 'The option “{option}” does not fit: {problem}.',
  }),
  unknownOption: message<{ option: string; known: string }>({
    fr: 'L’option « {option} » n’existe pas. Celles de cette commande : {known}.',
    en: 'There is no option “{option}”. Those of this command: {known}.',
  }),
  missing: message({ fr: 'il faut la remplir', en: 'it has to be filled in' }),
  between: message<{ min: number; max: number }>({
    fr: 'un nombre entier de {min} à {max}',
    en: 'a whole number from {min} to {max}',
  }),
  length: message<{ min: number; max: number }>({
    fr: 'de {min} à {max} caractères',
    en: 'from {min} to {max} characters',
  }),
  oneOf: message<{ values: string }>({ fr: 'au choix {values}', en: 'one of {values}' }),
  yesOrNo: message({ fr: 'oui ou non', en: 'yes or no' }),
  invalid: message({ fr: 'la valeur n’est pas reconnue', en: 'the value is not recognized' }),
  instructorsOnly: message({
    fr: 'Cette action est réservée à la personne qui mène la classe ici.',
    en: 'Only whoever leads the class here can do this.',
  }),
  staleButton: message({
    fr: 'Ce bouton ne sert plus : ce à quoi il appartient n’est plus là.',
    en: 'This button no longer works: what it belongs to is gone.',
  }),
  over: message({ fr: 'C’est déjà terminé.', en: 'This is already over.' }),
  nothingChanged: message({
    fr: 'Rien n’a changé : ce n’est pas possible à ce moment.',
    en: 'Nothing has changed: this cannot be done at this point.',
  }),
  done: message({ fr: 'C’est fait.', en: 'Done.' }),
  run: message({ fr: 'Lancer', en: 'Run' }),
  defaultIs: message<{ value: string }>({ fr: 'Sans réponse : {value}', en: 'Left empty: {value}' }),
  yes: message({ fr: 'Oui', en: 'Yes' }),
  no: message({ fr: 'Non', en: 'No' }),
} as const;
