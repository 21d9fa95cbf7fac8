/* placeholder */ typedef int plan_room;
