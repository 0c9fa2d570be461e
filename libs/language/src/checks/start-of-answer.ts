/** Mentions and a greeting of a few words up to its comma or exclamation mark. */
export const START_OF_ANSWER =
  /^(?:@\S+[\s,]+)*(?:(?:hallo|hoi|hi|hey|dag|moi|beste|geachte|goede\s?(?:morgen|middag|avond)|goeden?dag)(?:\s+[^\s,!.]+){0,4}\s*[,!:-]\s*)?/iu;
