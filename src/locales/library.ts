import { message } from './locale.ts';

/** What is wrong in a course file, in a teacher's words. */
export const libraryWords = {
  unreadable: message<{ cause: string }>({
    fr: 'le fichier ne se lit pas : {cause}',
    en: 'the file cannot be read: {cause}',
  }),
  tooLarge: message({ fr: 'le fichier dépasse 2 Mo', en: 'the file is larger than 2 MB' }),
  outside: message({
    fr: 'le fichier est un lien hors du dossier du cours',
    en: 'the file is a link out of the course’s folder',
  }),
  syntax: message<{ cause: string }>({ fr: 'le YAML est mal écrit : {cause}', en: 'the YAML is malformed: {cause}' }),
  noList: message<{ key: string }>({ fr: 'il faut une liste sous « {key} »', en: 'a list is needed under “{key}”' }),
  missing: message<{ path: string }>({ fr: '« {path} » manque', en: '“{path}” is missing' }),
  tooLong: message<{ path: string; length: number; most: number }>({
    fr: '« {path} » a {length} caractères, {most} au plus',
    en: '“{path}” is {length} characters, at most {most}',
  }),
  empty: message<{ path: string }>({ fr: '« {path} » est vide', en: '“{path}” is empty' }),
  tooFew: message<{ path: string; least: number }>({
    fr: '« {path} » : il en faut {least} au moins',
    en: '“{path}”: at least {least} are needed',
  }),
  tooMany: message<{ path: string; most: number }>({
    fr: '« {path} » : {most} au plus',
    en: '“{path}”: at most {most}',
  }),
  unknownKey: message<{ key: string }>({
    fr: '« {key} » n’est pas un nom connu ici',
    en: '“{key}” is not a known name here',
  }),
  textWanted: message<{ path: string }>({
    fr: '« {path} » doit être un texte : le mettre entre guillemets',
    en: '“{path}” must be a text: put it between quotes',
  }),
  wrong: message<{ path: string; cause: string }>({
    fr: '« {path} » ne convient pas : {cause}',
    en: '“{path}” does not fit: {cause}',
  }),
  twice: message<{ id: string }>({
    fr: '« {id} » existe déjà ; celui-ci est laissé de côté',
    en: '“{id}” already exists; this one is left out',
  }),
  unknownReference: message<{ kind: string; id: string }>({
    fr: '{kind, select, term {le terme} source {la source} figure {la figure} other {la section}} « {id} » n’existe pas dans ce cours',
    en: 'there is no {kind} “{id}” in this course',
  }),
  noFolder: message({
    fr: 'ce dossier n’existe pas ou ne se lit pas',
    en: 'this folder does not exist or cannot be read',
  }),
  sameCourse: message<{ id: string }>({
    fr: 'un cours « {id} » est déjà chargé ; celui-ci est laissé de côté',
    en: 'a course “{id}” is already loaded; this one is left out',
  }),
} as const;

/** What the course schemas ask beyond shapes and lengths; the schemas name them as their message. */
export const courseRules = {
  idForm: message({
    fr: 'des minuscules sans accent, des chiffres et des traits d’union',
    en: 'lower-case letters without accents, digits and hyphens',
  }),
  oneRight: message({ fr: 'une bonne réponse, et une seule', en: 'one right option, and only one' }),
  severalRight: message({
    fr: 'deux bonnes réponses ou plus, et au moins une mauvaise',
    en: 'two right options or more, and at least one wrong',
  }),
  answerInEach: message({ fr: 'une réponse dans chaque langue', en: 'an answer in each language' }),
} as const;
export type CourseRule = keyof typeof courseRules;
