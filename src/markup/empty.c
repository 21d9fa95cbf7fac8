/* placeholder */ typedef int markup_room;
