/* placeholder */ typedef int pdf_room;
