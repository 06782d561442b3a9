export const readingLimits = {
  name_characters_max: 200,
  /** The sniffed head of a file. */
  head_bytes: 4096,
  /** The end of a zip, where its entries are named. */
  tail_bytes: 65_536,
  /** A report of 60,000 characters is long; this is a hundred of them. */
  text_characters_max: 6_000_000,
  /** What a place is settled with: a name, or a choice of a stretch that was out of step. */
  settled_units_max: 200,
  /** Nobody speaks so long a sentence; what is longer is a table or a list without marks, and is not read into findings. */
  sentence_units_max: 3_000,
  sentences_insert_rows_max: 5_000,
  /** A long report has two thousand; a document of more is no text that people review. */
  findings_of_document_max: 100_000,
  /** What is decided in one call; a long report has two thousand. */
  decisions_of_call_max: 5_000,
  /** Of what a person writes into a finding; a draft matter takes no more. */
  corrected_title_units_max: 500,
  corrected_words_units_max: 200,
  corrected_units_max: 50,
  corrected_goals_max: 20,
  /** The text can only be marked with all findings of its document: they come in few pages. */
  findings_rows_max: 1_000,
  /** Cuts of one task, and tasks that become one. */
  split_places_max: 19,
  merged_findings_max: 20,
  /** What is told to a page that follows a document; where more changes at once it asks for the list. */
  followed_rows_max: 500,
  /** Documents that are sent again in one transaction. */
  rerun_rows_max: 200,
  /** What is typed to search: a sentence may be pasted, a page not. */
  search_characters_max: 200,
  search_words_max: 10,
  /** So many hits are counted to the last one; beyond, the answer says that there are more. */
  search_count_max: 1_000,
  search_rows_max: 50,
  search_rows_default: 20,
  /** Sentences shown of one document, and how much of each. */
  hits_of_document_max: 3,
  snippet_units_max: 120,
  snippet_lead_units: 30,
  /** Sentences of one document that are looked through where no sentence has the words as they are typed. */
  searched_sentences_max: 20_000,
} as const
