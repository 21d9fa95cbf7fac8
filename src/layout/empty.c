/* placeholder */ typedef int layout_room;
