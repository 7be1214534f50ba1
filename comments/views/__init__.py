"""The pages of the conversation: public ones that are read, private ones on which is written."""
