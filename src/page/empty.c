/* placeholder */ typedef int page_room;
