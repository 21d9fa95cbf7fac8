/* placeholder */ typedef int style_room;
