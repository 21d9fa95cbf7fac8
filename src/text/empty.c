/* placeholder */ typedef int text_room;
